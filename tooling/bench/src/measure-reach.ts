import { fork } from 'node:child_process'
import { join } from 'node:path'
import { signIn, type BenchServer } from './bench-server.ts'

/** How long a decision took until every open screen had acknowledged it. */
export interface ReachTime {
  decision: string
  /** Milliseconds until the decision was answered, and until the last screen had said that it shows it. */
  answeredMs: number
  reachedMs: number
}

interface Subject {
  plugin: string
  feed: string
}

const clients = 200

/** Opens screens and takes decisions on a plugin of the demo; each is timed to the last acknowledgement. */
export async function measureReach(server: BenchServer, { plugin, feed }: Subject): Promise<ReachTime[]> {
  const child = fork(join(import.meta.dirname, 'reach-clients.ts'), [server.url, await signIn(server.url, 'mayor'), feed, String(clients)])
  await new Promise((resolve) => child.once('message', resolve))
  const cookie = await signIn(server.url, 'curator')
  const headers = { cookie, origin: server.url, 'content-type': 'application/json' }
  const reached = async (of: { feed?: string }): Promise<boolean> => {
    const answer = await fetch(`${server.url}/trpc/enabling.reach?input=${encodeURIComponent(JSON.stringify(of))}`, { headers })
    const { applied } = ((await answer.json()) as { result: { data: { applied: number } } }).result.data
    return applied >= clients
  }
  const untilReached = async (of: { feed?: string } = {}): Promise<void> => {
    while (!(await reached(of))) await new Promise((resolve) => setTimeout(resolve, 25))
  }
  const decide = async (decision: string, procedure: string, input: unknown, of: { feed?: string } = {}): Promise<ReachTime> => {
    const started = performance.now()
    const answer = await fetch(`${server.url}/trpc/${procedure}`, { method: 'POST', headers, body: JSON.stringify(input) })
    if (!answer.ok) throw new Error(`${procedure}: ${await answer.text()}`)
    const answeredMs = performance.now() - started
    await untilReached(of)
    return { decision, answeredMs, reachedMs: performance.now() - started }
  }
  try {
    await untilReached()
    const reason = 'ukuran jangkauan'
    return [
      await decide('hold of a feed', 'feeds.hold', { id: feed, reason }, { feed }),
      await decide('emergency stop', 'enabling.stop', { plugin, reason }),
      await decide('resume', 'enabling.resume', { plugin, reason }),
      await decide('roll back', 'enabling.rollBack', { plugin, version: '1.0.0', reason }),
    ]
  } finally {
    child.kill()
  }
}
