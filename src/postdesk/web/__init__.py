"""The page: `postdesk serve`, for whoever has no terminal.

One file a page in `pages/`, each with one declaration; what a person does is an act of the desk (`acts`); `guard`
stands before all of it, `live` tells open pages that something changed. Nothing is published from here: a page that is
killed changes nothing for a worker.

Everything that people read is said by `wording`. In a template: `{{ phrase("Hold all") }}`, `{{ phrase("Signed by
<bdi>{who}</bdi>.", who=…) }}`, `{{ phrases("{n} post", "{n} posts", count) }}`, `{{ spoken_moment(post.local) }}`,
`{{ state_word(post.state) }}`, `{{ num(count) }}`; in a module the same, and `noted("…")` for a sentence in a table,
which `phrase` says later. Titles of pages are said by the menu. Other languages have each sentence in
`words/pages/*.po`, by its English text. What comes from no catalogue (an error's sentence, the log's) carries
`lang="en"` and `dir="auto"`.
"""
