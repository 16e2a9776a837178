// A process of its own that `npm run bench` starts: many feeds on one server's jobs. Prints one JSON line.
// node feeds-bench.ts <feeds> <pace, e.g. 5s> <seconds>
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { createAdapterHost } from '@wadah/adapter-host/create-adapter-host'
import { listFeedRuns } from '@wadah/db/feed-runs'
import { openDatabase, type Database } from '@wadah/db/open'
import { createJobs } from './create-jobs.ts'
import { testJobsDeps, enablePlugin, priceBody, priceMeta, priceOutput, startStubSource } from '../testing/test-jobs.ts'
import { nextRunAt } from './run-spacing.ts'

const feedsAPlugin = 10
/** As many threads as a server has unless told otherwise. */
const workers = 2

const feeds = Number(process.argv[2] ?? 200)
const pace = process.argv[3] ?? '5s'
const seconds = Number(process.argv[4] ?? 20)

/** Enables plugins of ten feeds each; returns the ids of all feeds. */
async function enableFeeds(database: Database): Promise<string[]> {
  const names = Array.from({ length: feedsAPlugin }, (_, index) => (index === 0 ? 'harga' : `harga${index}`))
  const ids: string[] = []
  for (let plugin = 0; plugin < feeds / feedsAPlugin; plugin += 1) {
    const id = `ukur${plugin}.harga`
    await enablePlugin(database, {
      id,
      body: names.map((name) => priceBody.replace('harga(', `${name}(`)).join(',\n'),
      procedures: Object.fromEntries(names.map((name) => [name, { meta: { ...priceMeta, poll: pace }, output: priceOutput }])),
    })
    ids.push(...names.map((name) => `${id}/${name}`))
  }
  return ids
}

interface Runs {
  runs: number
  failed: number
  /** How long after it was due each run began, in ms. */
  lateness: number[]
}

/** Runs that began in a stretch of time, judged by the spacing the schedule itself keeps. */
async function readRuns(database: Database, ids: readonly string[], { from, to }: { from: number; to: number }): Promise<Runs> {
  const found: Runs = { runs: 0, failed: 0, lateness: [] }
  for (const feed of ids) {
    const rows = (await listFeedRuns(database, feed, 1_000)).toReversed()
    for (const [index, row] of rows.entries()) {
      const began = row.startedAt.getTime()
      const before = rows[index - 1]
      if (before === undefined || began < from || began >= to) continue
      found.runs += 1
      if (row.outcome === 'failed') found.failed += 1
      const due = nextRunAt({ feed, poll: pace, lastRunAt: before.finishedAt.getTime(), failedRuns: 0 }, began)
      found.lateness.push(Math.max(0, began - due))
    }
  }
  return found
}

const folder = await mkdtemp(join(tmpdir(), 'wadah-feeds-'))
const source = await startStubSource()
const answerAnew = (): void => {
  const now = new Date()
  source.answer.body = JSON.stringify({
    at: now.toISOString(),
    rows: [{ p: now.toISOString().slice(0, 10), v: 12_000 + (now.getTime() % 1_000) }],
  })
}
answerAnew()
const answering = setInterval(answerAnew, 100)
const database = await openDatabase({ dataDir: folder })
const adapterHost = createAdapterHost({ workers, log: () => undefined })
const bench = testJobsDeps(database, source)
const ids = await enableFeeds(database)
const jobs = createJobs({ ...bench, adapterHost, now: () => Date.now() })
await jobs.start()
// The first runs all fall due at once; what is measured is the steady state after them.
await wait(8_000)
const from = Date.now()
const cpu = process.cpuUsage()
await wait(seconds * 1_000)
const used = process.cpuUsage(cpu)
const to = Date.now()
const { runs, failed, lateness } = await readRuns(database, ids, { from, to })
clearInterval(answering)
await jobs.stop()
await adapterHost.close()
await bench.close()
await database.close()
await rm(folder, { recursive: true, force: true })
const cpuPercent = (used.user + used.system) / 10 / (to - from)
process.stdout.write(`${JSON.stringify({ runs, failed, seconds: (to - from) / 1_000, cpuPercent, lateness })}\n`)
process.exit(0)
