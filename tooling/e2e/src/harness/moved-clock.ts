import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A clock a story moves: the server runs by it, nobody waits. */
export interface MovedClock {
  /** Environment of a server that runs by this clock. */
  env: NodeJS.ProcessEnv
  /** Moves the server's clock forward, in all, by so many minutes. */
  setAhead(minutes: number): Promise<void>
  remove(): Promise<void>
}

/** Makes a clock that begins with the true time. */
export async function makeMovedClock(): Promise<MovedClock> {
  const folder = await mkdtemp(join(tmpdir(), 'wadah-clock-'))
  const [ahead, hook] = [join(folder, 'ahead'), join(folder, 'clock.mjs')]
  await writeFile(ahead, '0')
  await writeFile(
    hook,
    `import { readFileSync } from 'node:fs'
const now = Date.now
Date.now = () => now() + Number(readFileSync(${JSON.stringify(ahead)}, 'utf8')) * 60_000
// A proxy rather than a class of its own: what was made before is a Date still.
globalThis.Date = new Proxy(Date, {
  construct: (target, values, made) => Reflect.construct(target, values.length === 0 ? [Date.now()] : values, made),
})
`,
  )
  return {
    env: { NODE_OPTIONS: `--import ${hook}` },
    setAhead: (minutes) => writeFile(ahead, String(minutes)),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
