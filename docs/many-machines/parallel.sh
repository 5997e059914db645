#!/usr/bin/env bash
# All sheets of a data file on this machine and others, with GNU parallel: a shard a job.
#   parallel.sh DATA FOLDER SHARDS [further words for parallel, such as --sshlogin a,b --wd .]
# DATA and FOLDER must be on a disk that all machines share, under the same path.
set -euo pipefail
data=$1 folder=$2 shards=$3
shift 3
seq "$shards" | parallel --halt never "$@" factsheet build "$data" -o "$folder" -j 1 --shard {}/"$shards"
