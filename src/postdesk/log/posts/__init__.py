"""A post's life in the memory: queued, claimed, sent, settled; signatures, holds, history."""
