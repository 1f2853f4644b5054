"""Source -> documents: the only package that touches the network."""
