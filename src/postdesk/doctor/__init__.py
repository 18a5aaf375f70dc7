"""The doctor: one file a thing it looks at, each with one declaration, `THING`; `examination` looks at all of them."""
