"""The courier: one post, one account, one delivery; uploads ahead, posts by hand, deletion."""
