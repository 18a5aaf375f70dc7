"""Tables that offices send each other: CSV in whatever encoding, XLS, XLSX, and zips that hold them."""
