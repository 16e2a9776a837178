import { readFileSync } from 'node:fs'

const ticksPerSecond = 100

/** CPU seconds used so far and resident memory of a process, from the kernel's own counters. */
export function processUsage(pid: number): { cpuSeconds: number; residentMiB: number } {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The command name may hold spaces; fields are counted after its closing bracket.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1])
  return { cpuSeconds: (Number(fields[11]) + Number(fields[12])) / ticksPerSecond, residentMiB: (pages * 4096) / 1024 / 1024 }
}
