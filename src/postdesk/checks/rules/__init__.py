"""One file a rule: its docstring the manual, `ID`, `SEVERITY`, `check()`. Rules are strangers to each other."""
