"""Many inputs: shards, a pool of processes, a cluster; the same rows whatever the order, split or engine."""
