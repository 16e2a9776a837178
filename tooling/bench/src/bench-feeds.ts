import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { percentile } from './percentile.ts'
import { printTable } from './print-table.ts'
import { wordMs } from './wording.ts'

const run = promisify(execFile)
/** The jobs of a server are measured beside their code: a process of the server's own, which prints what it saw. */
const feedsBench = join(import.meta.dirname, '..', '..', '..', 'apps', 'server', 'src', 'jobs', 'feeds-bench.ts')
const feeds = 200
const seconds = 30

interface FeedsReport {
  runs: number
  failed: number
  seconds: number
  cpuPercent: number
  lateness: number[]
}

/** Two hundred feeds, once at a pace that leaves room and once at one that asks for more than there is. */
export async function benchFeeds(): Promise<void> {
  const rows: string[][] = []
  for (const pace of ['10s', '5s', '1s']) {
    const { stdout } = await run(process.execPath, [feedsBench, String(feeds), pace, String(seconds)], { maxBuffer: 64 * 1024 * 1024 })
    const report = JSON.parse(stdout) as FeedsReport
    rows.push([
      `every ${pace.replace('s', ' s')}`,
      (feeds / Number.parseInt(pace, 10)).toFixed(0),
      (report.runs / report.seconds).toFixed(1),
      wordMs(percentile(report.lateness, 0.5)),
      wordMs(percentile(report.lateness, 0.99)),
      wordMs(Math.max(...report.lateness)),
      String(report.failed),
      `${report.cpuPercent.toFixed(0)} %`,
    ])
  }
  printTable(
    `${feeds} feeds on one server (PGlite, two sandbox threads), each run stored as a new snapshot`,
    ['asked', 'asked/s', 'runs/s', 'late p50', 'late p99', 'late, worst', 'failed', 'CPU, of one core'],
    rows,
  )
  console.log('Late: from the moment a run was due by its spacing to its beginning. No peer runs bridges of its own at a cadence.')
}
