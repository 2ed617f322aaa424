"""How the stages run: in this process, in a pool of processes, and on a cluster, with the same result.

Documents are listed, surveyed and settled (`listing`, `corpus`, `settling`), their claims extracted or taken from the
cache (`holding`, `tally`), judged
by key (`judging`) and brought together (`concluding`). `stages` is the work on one part of each, `workers` and
`workspace` are the processes and the files.
`remembering` keeps what a whole run said; where few documents changed, `counting`, `recalling` and `outcomes` take over
what became of the others.
`spark`, `spark_session` and `spark_stages` do the same on a cluster.
"""
