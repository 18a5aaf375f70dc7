"""`postdesk completion`: let a shell complete commands, posts, accounts, campaigns, rules and files."""

import click

from postdesk.cli.shells import SCRIPTS


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("shell", type=click.Choice(list(SCRIPTS)))
@click.argument("words", nargs=-1, type=click.UNPROCESSED, metavar="")
@click.option("--line", hidden=True, help="What was typed so far, for a shell that hands it over whole.")
@click.option("--word", hidden=True, help="The word that is begun, behind the words before it.")
@click.pass_context
def completion(ctx: click.Context, shell: str, words: tuple[str, ...], line: str | None, word: str | None) -> None:
    """Print what SHELL is to be told, so that it completes commands, options, posts, accounts, campaigns and rules.

    \b
    bash: in ~/.bashrc
      eval "$(postdesk completion bash)"
    zsh: in ~/.zshrc, below compinit
      eval "$(postdesk completion zsh)"
    fish:
      postdesk completion fish > ~/.config/fish/completions/postdesk.fish
    powershell: in $PROFILE
      postdesk completion powershell | Out-String | Invoke-Expression

    Example: postdesk completion bash
    """  # noqa: D301 -- the sign keeps the lines below it apart
    if line is None and word is None:
        click.echo(SCRIPTS[shell], nl=False)
        return
    typed, begun = (list(words), word or "") if line is None else _parted(line)
    for row in _rows(ctx.find_root().command, typed, begun):
        click.echo("\t".join(row))


def _parted(line: str) -> tuple[list[str], str]:
    """Return the words of a line behind the command, and the one that is begun."""
    from click.shell_completion import split_arg_string

    words = split_arg_string(line)
    begun = "" if not words or line[-1:].isspace() else words.pop()
    return words[1:], begun


def _rows(main: click.Command, typed: list[str], begun: str) -> list[tuple[str, str, str]]:
    """Return what may stand where a word is begun: its kind, the whole word, and what it means."""
    from click.shell_completion import ShellComplete

    option, sign, _ = begun.partition("=")
    before = option + sign if option.startswith("-") and sign else ""
    items = ShellComplete(main, {}, "postdesk", "").get_completions(typed, begun)
    told = [(item, (item.help or "").replace("\t", " ").partition("\n")[0]) for item in items]
    return [(item.type, before + item.value, about) for item, about in told]
