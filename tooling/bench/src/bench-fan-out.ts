import { fork } from 'node:child_process'
import { join } from 'node:path'
import { startWithTiers, type BoardBench } from './bench-board.ts'
import { signIn, type BenchServer } from './bench-server.ts'
import { peers, peersSource } from './peers.ts'
import { printTable } from './print-table.ts'
import { processUsage } from './process-usage.ts'
import { wordMs } from './wording.ts'

const seconds = 20

interface FanOutReport {
  messages: number
  p50: number
  p99: number
}

interface FanOut {
  report: FanOutReport
  cpuPercent: number
  memoryMiB: number
}

/** Opens light viewers in a process of their own and reads the server's counters over the seconds they watched. */
function fanOut(server: BenchServer, cookie: string, clients: number): Promise<FanOut> {
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'fan-out-clients.ts'), [
      server.url,
      cookie,
      'kominfo.ukur/papan',
      String(clients),
      String(seconds),
    ])
    let before = processUsage(server.pid)
    child.once('error', reject)
    child.once('exit', (code) => code !== 0 && reject(new Error(`The process of ${clients} viewers ended with ${code}.`)))
    child.on('message', (message: 'connected' | 'warm' | FanOutReport) => {
      if (message === 'warm') before = processUsage(server.pid)
      if (typeof message !== 'object') return
      const after = processUsage(server.pid)
      resolve({
        report: message,
        cpuPercent: (100 * (after.cpuSeconds - before.cpuSeconds)) / seconds,
        memoryMiB: after.residentMiB,
      })
    })
  })
}

/** One push a second to 100 and 2,000 viewers: latency from stored to received, and what it costs the server. */
export async function benchFanOut({ dataDir }: BoardBench): Promise<void> {
  const server = await startWithTiers(dataDir)
  const cookie = await signIn(server.url, 'mayor')
  const rows: string[][] = []
  for (const clients of [100, 2_000]) {
    const { report, cpuPercent, memoryMiB } = await fanOut(server, cookie, clients)
    rows.push([
      'Wadah',
      clients.toLocaleString('en'),
      wordMs(report.p50),
      wordMs(report.p99),
      (report.messages / clients / seconds).toFixed(2),
      report.messages.toLocaleString('en'),
      `${cpuPercent.toFixed(1)} %`,
      `${memoryMiB.toFixed(0)} MiB`,
    ])
  }
  await server.stop()
  for (const peer of peers)
    for (const one of peer.viewers)
      rows.push([
        peer.name,
        String(one.viewers),
        wordMs(one.p50Ms),
        wordMs(one.p99Ms),
        '1.00',
        '',
        `${one.cpuPercent.toFixed(1)} %`,
        `${one.memoryMiB} MiB`,
      ])
  printTable(
    `Push to many viewers, asked for every second over ${seconds} s`,
    ['', 'viewers', 'p50', 'p99', 'pushes/s', 'messages', 'server CPU, of one core', 'server memory'],
    rows,
  )
  console.log(`The server also runs the demo's bridges meanwhile. Directus cannot push: the duration of its query.\n${peersSource}`)
}
