"""Many inputs: shards, a pool of processes, a cluster. Order, split and engine change no row."""
