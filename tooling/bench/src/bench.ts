// npm run bench [start|board|live|fanout|feeds|reach …]: measures, prints, asserts nothing.
import { benchBoard, benchLivePace, prepareBoard } from './bench-board.ts'
import { benchFanOut } from './bench-fan-out.ts'
import { benchFeeds } from './bench-feeds.ts'
import { newDataDir } from './bench-server.ts'
import { startBenchSource } from './bench-source.ts'
import { benchReach } from './bench-reach.ts'
import { benchStart } from './bench-start.ts'

const sections = ['start', 'board', 'live', 'fanout', 'feeds', 'reach'] as const
type Section = (typeof sections)[number]

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !sections.includes(name as Section))
if (unknown.length > 0) {
  console.error(`There is no section ${unknown.join(', ')}; choose of ${sections.join(', ')}, or none for all.`)
  process.exit(2)
}
const measures = (name: Section): boolean => wanted.length === 0 || wanted.includes(name)

const folder = await newDataDir()
const source = await startBenchSource()
const board = { dataDir: folder.path, source }
try {
  if (measures('start')) await benchStart(folder.path)
  if (measures('board') || measures('live') || measures('fanout')) await prepareBoard(board)
  if (measures('board')) await benchBoard(board)
  if (measures('live')) await benchLivePace(board)
  if (measures('fanout')) await benchFanOut(board)
  if (measures('feeds')) await benchFeeds()
  if (measures('reach')) await benchReach(folder.path)
} finally {
  source.stop()
  await folder.remove()
}
process.exit(0)
