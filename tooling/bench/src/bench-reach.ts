import { startBenchServer } from './bench-server.ts'
import { measureReach } from './measure-reach.ts'
import { printTable } from './print-table.ts'
import { wordMs } from './wording.ts'

/** How long a decision takes until two hundred open screens have said that they show it. */
export async function benchReach(dataDir: string): Promise<void> {
  const server = await startBenchServer(dataDir)
  const times = await measureReach(server, { plugin: 'dpmptsp.antrean', feed: 'dpmptsp.antrean/antrean' })
  printTable(
    'A decision on 200 open screens, until the last has said that it shows it',
    ['', 'answered', 'on every screen'],
    times.map(({ decision, answeredMs, reachedMs }) => [decision, wordMs(answeredMs), wordMs(reachedMs)]),
  )
  await server.stop()
}
