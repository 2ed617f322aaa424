"""How the stages run: in this process, in a pool of processes, and on a cluster, with the same result."""
