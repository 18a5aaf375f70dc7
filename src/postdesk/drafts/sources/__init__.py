"""Texts that officers draft from: one file a kind, each with `read`; `shelf` says which kind a file is."""
