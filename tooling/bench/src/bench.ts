// npm run bench [start|board|live|fanout|feeds]: measures, prints, asserts nothing.
import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { BoardOperation } from '@wadah/contracts/board'
import { boardKinds, packBenchPlugin } from './bench-plugin.ts'
import { grantTier, layOut, newDataDir, publishForBench, signIn, startBenchServer, type BenchServer } from './bench-server.ts'
import { startBenchSource } from './bench-source.ts'
import { measureBoard, type BoardCost } from './measure-board.ts'
import { measureDetail } from './measure-detail.ts'
import { median } from './percentile.ts'
import { printTable } from './print-table.ts'
import { processUsage } from './process-usage.ts'

const wanted = new Set(process.argv.slice(2))
const measures = (name: string): boolean => wanted.size === 0 || wanted.has(name)
const kB = (bytes: number): string => `${Math.round(bytes / 1_000)} kB`
const ms = (value: number): string => `${Math.round(value)} ms`

const folder = await newDataDir()
const source = await startBenchSource()
try {
  if (measures('start')) await benchStart()
  if (measures('board')) await benchBoard()
  if (measures('live')) await benchLivePace()
  if (measures('fanout')) await benchFanOut()
} finally {
  source.stop()
  await folder.remove()
}
process.exit(0)

async function benchStart(): Promise<void> {
  const first = await startBenchServer(folder.path)
  await first.stop()
  const again: number[] = []
  for (let round = 0; round < 3; round += 1) {
    const server = await startBenchServer(folder.path)
    again.push(server.readyMs)
    await server.stop()
  }
  printTable(
    'Start of the server, already built',
    ['', 'ready after'],
    [
      ['empty folder, six plugins published', ms(first.readyMs)],
      ['second start (median of 3)', ms(median(again))],
    ],
  )
}

/** The 24 widgets, alternately of two plugins, so that half of them can be trusted. */
function boardOf24(): BoardOperation[] {
  const placements = boardKinds.map((kind, index) => ({
    id: `ukur-${String(index).padStart(2, '0')}`,
    widget: `kominfo.${index % 2 === 0 ? 'ukur' : 'ukurdua'}/${kind}`,
    settings: { index },
    settingsVersion: 1,
    places: { desk: { x: (index % 6) * 2, y: Math.floor(index / 6) * 3, w: 2, h: 3 } },
  }))
  return [{ type: 'restore', document: { format: 1, placements } }]
}

async function prepared(publishFirst: boolean): Promise<BenchServer> {
  const server = await startBenchServer(folder.path)
  if (publishFirst) {
    for (const topic of ['ukur', 'ukurdua'])
      await publishForBench(server, await packBenchPlugin(topic, new URL(source.url).host), source.url)
    await layOut(server, boardOf24())
  }
  return server
}

async function benchBoard(): Promise<void> {
  const rows: string[][] = []
  const row = (name: string, cost: BoardCost): string[] => [
    name,
    kB(cost.bytes),
    String(cost.requests),
    ms(cost.paintedMs),
    ms(cost.liveMs),
    `${cost.heapMiB.toFixed(1)} MiB`,
    `${cost.longTasks} / ${ms(cost.longTaskMs)}`,
  ]
  const tiers = [
    ['all in page', 'trusted', 'trusted'],
    ['half sandboxed', 'trusted', 'sandboxed'],
    ['all sandboxed', 'sandboxed', 'sandboxed'],
  ] as const
  await (await prepared(true)).stop()
  for (const [name, one, two] of tiers) {
    await grantTier(folder.path, 'kominfo.ukur', one)
    await grantTier(folder.path, 'kominfo.ukurdua', two)
    const server = await prepared(false)
    const { cold, warm, live } = await measureBoard(server, { widgets: boardKinds.length, watchSeconds: 20 })
    rows.push(row(`${name}, cold`, cold), row(`${name}, warm`, warm))
    rows.push([`${name}, open at 1 push/s`, `${kB(live.bytesPerMinute)}/min`, '', '', '', '', `${live.longTasks.toFixed(0)}/min`])
    if (name === 'all sandboxed') await benchPool(server)
    await server.stop()
  }
  printTable('A board of 24 widgets at 1440×900', ['', 'bytes', 'requests', 'all painted', 'all live', 'page heap', 'long tasks'], rows)
  printTable(
    'Beside it, measured earlier on the same kind of machine with the same 24',
    ['', 'cold bytes', 'all painted cold', 'warm bytes', 'bytes/min at 1/s', 'long tasks/min'],
    [
      ['Node-RED Dashboard', '7.47 MB', '1.32 s', '41–469 kB', '246 kB', '44'],
      ['Open MCT', '4.93 MB', '1.85 s', '114 kB', '10.7 kB', '0'],
      ['Directus Insights', '10.02 MB', '1.97 s', '441 kB', '3.05 MB (10 s poll)', '6'],
    ],
  )
}

/** What it helps that two frames wait out of sight with everything but a widget. */
async function benchPool(server: BenchServer): Promise<void> {
  const [waiting, none] = [
    await measureDetail(server, { hasPool: true, rounds: 5 }),
    await measureDetail(server, { hasPool: false, rounds: 5 }),
  ]
  printTable(
    'A sandboxed widget opened in detail, the other 24 on the board (median of 5)',
    ['', 'painted after'],
    [
      ['in a frame that waited', ms(waiting)],
      ['in a frame made for it', ms(none)],
    ],
  )
}

async function benchLivePace(): Promise<void> {
  const server = await prepared(true)
  const rows: string[][] = []
  for (const pace of [1_000, 5_000]) {
    source.setPace(pace)
    const { live } = await measureBoard(server, { widgets: boardKinds.length, watchSeconds: 30 })
    rows.push([`1 push every ${pace / 1_000} s`, `${(live.bytesPerMinute / 1_000).toFixed(1)} kB/min`, live.longTasks.toFixed(0)])
  }
  source.setPace(1_000)
  printTable('An open board of 24 widgets, one viewer', ['', 'bytes', 'long tasks/min'], rows)
  await server.stop()
}

interface FanOutReport {
  messages: number
  p50: number
  p99: number
}

async function benchFanOut(): Promise<void> {
  const server = await prepared(true)
  const cookie = await signIn(server.url, 'mayor')
  const rows: string[][] = []
  for (const clients of [100, 2_000]) {
    const { report, cpu, memory } = await fanOut(server, cookie, clients)
    rows.push([String(clients), ms(report.p50), ms(report.p99), `${report.messages}`, `${cpu.toFixed(1)} %`, `${memory.toFixed(0)} MiB`])
  }
  printTable(
    'Fan-out of one push a second over 20 s',
    ['viewers', 'p50', 'p99', 'messages', 'server CPU, of one core', 'server memory'],
    rows,
  )
  await server.stop()
}

function fanOut(server: BenchServer, cookie: string, clients: number): Promise<{ report: FanOutReport; cpu: number; memory: number }> {
  return new Promise((resolve, reject) => {
    const seconds = 20
    const child = fork(join(import.meta.dirname, 'fan-out-clients.ts'), [
      server.url,
      cookie,
      'kominfo.ukur/papan',
      String(clients),
      String(seconds),
    ])
    let before = processUsage(server.pid)
    child.once('error', reject)
    child.on('message', (message: 'connected' | 'warm' | FanOutReport) => {
      if (message === 'warm') before = processUsage(server.pid)
      if (typeof message !== 'object') return
      const after = processUsage(server.pid)
      resolve({ report: message, cpu: (100 * (after.cpuSeconds - before.cpuSeconds)) / seconds, memory: after.residentMiB })
    })
  })
}
