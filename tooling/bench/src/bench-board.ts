import type { BoardOperation } from '@wadah/contracts/board'
import { boardKinds, packBenchPlugin } from './bench-plugin.ts'
import { grantTier, layOut, publishForBench, startBenchServer, type BenchServer } from './bench-server.ts'
import type { BenchSource } from './bench-source.ts'
import { measureBoard, type BoardCost, type LiveCost } from './measure-board.ts'
import { measureDetail } from './measure-detail.ts'
import { peers, peersSource } from './peers.ts'
import { printTable } from './print-table.ts'
import { wordBytes, wordMs } from './wording.ts'

/** The board is made of two plugins, each in a tier of its own. */
const tiers = [
  ['half sandboxed (headline)', 'trusted', 'sandboxed'],
  ['all in page', 'trusted', 'trusted'],
  ['all sandboxed', 'sandboxed', 'sandboxed'],
] as const

/** What the sections that need a server with the bench's board stand on. */
export interface BoardBench {
  dataDir: string
  source: BenchSource
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

/** Publishes the bench's plugins and lays out its board, then stops; later starts find both. */
export async function prepareBoard({ dataDir, source }: BoardBench): Promise<void> {
  const server = await startBenchServer(dataDir)
  for (const topic of ['ukur', 'ukurdua']) await publishForBench(server, await packBenchPlugin(topic, new URL(source.url).host), source.url)
  await layOut(server, boardOf24())
  await server.stop()
}

/** Starts a server whose board runs one half in one tier, the other in another. */
export async function startWithTiers(
  dataDir: string,
  one: 'trusted' | 'sandboxed' = 'trusted',
  two: 'trusted' | 'sandboxed' = 'sandboxed',
): Promise<BenchServer> {
  await grantTier(dataDir, 'kominfo.ukur', one)
  await grantTier(dataDir, 'kominfo.ukurdua', two)
  return startBenchServer(dataDir)
}

function boardRow(name: string, cost: BoardCost): string[] {
  return [
    name,
    wordBytes(cost.bytes),
    String(cost.requests),
    wordMs(cost.picturesMs),
    wordMs(cost.liveMs),
    `${cost.heapMiB.toFixed(1)} MiB`,
    `${cost.longTasks} / ${wordMs(cost.longTaskMs)}`,
  ]
}

/** Opens the board cold and warm in each tier, beside the peers. */
export async function benchBoard({ dataDir }: BoardBench): Promise<void> {
  const rows: string[][] = []
  for (const [name, one, two] of tiers) {
    const server = await startWithTiers(dataDir, one, two)
    const { cold, warm } = await measureBoard(server, { widgets: boardKinds.length, watchSeconds: 0 })
    rows.push(boardRow(`${name}, cold`, cold), boardRow(`${name}, warm`, warm))
    if (name === 'all sandboxed') await benchPool(server)
    await server.stop()
  }
  for (const peer of peers) {
    const [least, most] = peer.warmBytes
    const warmBytes = least === most ? wordBytes(most) : `${wordBytes(least)}–${wordBytes(most)}`
    const tasks = `${peer.longTasks.count} / ${wordMs(peer.longTasks.ms)}`
    const heap = `${peer.heapMiB.toFixed(1)} MiB`
    rows.push([`${peer.name}, cold`, wordBytes(peer.coldBytes), String(peer.coldRequests), 'none', wordMs(peer.coldPaintedMs), heap, tasks])
    rows.push([`${peer.name}, warm`, warmBytes, String(peer.warmRequests), 'none', wordMs(peer.warmPaintedMs), '', ''])
  }
  printTable('A board of 24 widgets at 1440×900', ['', 'bytes', 'requests', 'all pictures', 'all live', 'heap', 'long tasks'], rows)
  console.log(`Pictures: every slot shows its last picture or has painted. Heap: page and frames, after a collection.\n${peersSource}`)
}

async function benchPool(server: BenchServer): Promise<void> {
  const waiting = await measureDetail(server, { hasPool: true, rounds: 5 })
  const none = await measureDetail(server, { hasPool: false, rounds: 5 })
  printTable(
    'A sandboxed widget opened in detail, the other 24 on the board (median of 5)',
    ['', 'painted after'],
    [
      ['in a frame that waited', wordMs(waiting)],
      ['in a frame made for it', wordMs(none)],
    ],
  )
}

/** Watches an open board of the headline at two paces, beside the peers. */
export async function benchLivePace({ dataDir, source }: BoardBench): Promise<void> {
  const server = await startWithTiers(dataDir)
  const rows: string[][] = []
  const row = (name: string, seconds: number, live: Omit<LiveCost, 'pushesPerMinute'> & { pushesPerMinute?: number }): string[] => [
    name,
    `every ${seconds} s`,
    (live.pushesPerMinute ?? 60 / seconds).toFixed(0),
    wordBytes(live.bytesPerMinute),
    wordBytes(live.bytesPerMinute / (live.pushesPerMinute ?? 60 / seconds)),
    live.longTasksPerMinute.toFixed(0),
    `${live.busySecondsPerMinute.toFixed(1)} s`,
  ]
  for (const seconds of [1, 5]) {
    source.setPace(seconds * 1_000)
    const { live } = await measureBoard(server, { widgets: boardKinds.length, watchSeconds: 30 })
    rows.push(row('Wadah, half sandboxed', seconds, live))
  }
  source.setPace(1_000)
  await server.stop()
  for (const peer of peers) for (const live of peer.live) rows.push(row(peer.name, live.everySeconds, live))
  printTable(
    'An open board of 24 widgets, one viewer, a minute of it',
    ['', 'push', 'pushes/min', 'bytes/min', 'bytes/push', 'long tasks/min', 'page busy/min'],
    rows,
  )
  console.log(peersSource)
}
