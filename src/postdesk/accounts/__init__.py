"""Who we are on each network: how an account publishes, whether it is let in, when its token ends."""
