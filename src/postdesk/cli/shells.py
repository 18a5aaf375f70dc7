"""What each shell is told once, so that it asks postdesk what may follow: the scripts of `postdesk completion`.

Each hands over the words that were typed and the one that is begun, and takes rows of `kind`, word and explanation,
with tabs between. The kind is `plain`, `part` (the word goes on: no blank follows), `file` or `dir`.
"""

from collections.abc import Mapping

_BASH = r"""_postdesk() {
    local line="${COMP_LINE:0:COMP_POINT}" kind value help
    local word="${line##*[[:space:]]}"
    local begun="${word%"${word##*[$COMP_WORDBREAKS]}"}"
    begun="${begun%@}"  # to bash a word begins behind = and :, and at @
    COMPREPLY=()
    while IFS=$'\t' read -r kind value help; do
        case $kind in
            file) compopt -o default 2> /dev/null ;;
            dir) compopt -o dirnames 2> /dev/null ;;
            part) compopt -o nospace 2> /dev/null; COMPREPLY+=("${value#"$begun"}") ;;
            plain) COMPREPLY+=("${value#"$begun"}") ;;
        esac
    done < <("$1" completion bash --line "$line" 2> /dev/null)
}
complete -F _postdesk postdesk
"""
_ZSH = r"""#compdef postdesk
_postdesk() {
    local kind value help
    local -a plain parts
    while IFS=$'\t' read -r kind value help; do
        case $kind in
            file) _files ;;
            dir) _files -/ ;;
            part) parts+=("$value") ;;
            plain) plain+=("${value//:/\\:}${help:+:$help}") ;;
        esac
    done < <("${(Q)words[1]}" completion zsh --word="${(Q)words[CURRENT]}" -- "${(@Q)words[2,CURRENT-1]}" 2> /dev/null)
    (( $#plain )) && _describe -V postdesk plain
    (( $#parts )) && compadd -S '' -a parts
}
(( $+functions[compdef] )) && compdef _postdesk postdesk
"""
_FISH = r"""function __postdesk_words
    set -l typed (commandline -opc)
    set -l word (commandline -ct)
    for row in (command $typed[1] completion fish --word="$word" -- $typed[2..-1] 2> /dev/null)
        set -l part (string split \t -- $row)
        switch $part[1]
            case file
                __fish_complete_path "$part[2]"
            case dir
                __fish_complete_directories "$part[2]"
            case '*'
                printf '%s\t%s\n' "$part[2]" "$part[3]"
        end
    end
end
complete --command postdesk --no-files --arguments '(__postdesk_words)'
"""
_POWERSHELL = r"""Register-ArgumentCompleter -Native -CommandName postdesk -ScriptBlock {
    param($word, $typed, $cursor)
    $plain = [System.Management.Automation.Language.StringConstantExpressionAst]
    $before = @($typed.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursor })
    $words = @($before | ForEach-Object { if ($_ -is $plain) { $_.Value } else { $_.ToString() } })
    $command = $words[0]
    $words = @($words | Select-Object -Skip 1)
    & $command completion powershell "--word=$word" '--' @words 2> $null | ForEach-Object {
        $kind, $value, $help = $_ -split "`t"
        if ($kind -in 'plain', 'part') {
            $text = if ($value -match '^[\w/.-][\w/.@+-]*$') { $value } else { "'" + $value.Replace("'", "''") + "'" }
            $told = ($help, $value -ne '')[0]
            [System.Management.Automation.CompletionResult]::new($text, $value, 'ParameterValue', $told)
        }
    }
}
"""
SCRIPTS: Mapping[str, str] = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH, "powershell": _POWERSHELL}
"""The script of each shell, by its name."""
