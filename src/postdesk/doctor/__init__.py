"""Whether all that publishing depends on is well."""
