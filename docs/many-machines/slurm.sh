#!/usr/bin/env bash
# All sheets of a data file as a Slurm job array, a shard a task:
#   sbatch slurm.sh DATA FOLDER
# DATA and FOLDER must be on a disk that all nodes share. The array begins at 1, as shards do.
#SBATCH --job-name=factsheet
#SBATCH --array=1-8
#SBATCH --ntasks=1
#SBATCH --cpus-per-task=4
#SBATCH --mem=1G
#SBATCH --time=00:30:00
set -euo pipefail
factsheet build "$1" -o "$2" -j "$SLURM_CPUS_PER_TASK" --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT"
