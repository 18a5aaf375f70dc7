"""The page: `postdesk serve`, for whoever has no terminal.

One file a page in `pages/`, each with one declaration; what a person does is an act of the desk (`acts`); `guard`
stands before all of it, `live` tells open pages that something changed. Nothing is published from here: a page that is
killed changes nothing for a worker.
"""
