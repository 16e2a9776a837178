import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chown, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import type { Text } from '@wadah/contracts/texts'
import { openPipeProtocol, type PipeProtocol } from './pipe-protocol.ts'

/** Options of {@link startBrowser}. */
export interface BrowserOptions {
  /** Path of a Chromium (`WADAH_CHROMIUM`); undefined: none was named. */
  chromium: string | undefined
}

/** A browser that runs, or why there is none. */
export type StartedBrowser = { protocol: PipeProtocol; kill(): Promise<void> } | { notRun: Text }

/** Nobody, on every system we know. */
const nobody = 65_534
const patienceMs = 20_000
const looks = 30
const betweenLooksMs = 100

/**
 * Flags of a browser that opens foreign code. Its own sandbox stays on: there is no `--no-sandbox` here and must never be.
 * The proxy is a port where nothing listens: what is not answered by us is answered by nobody.
 */
const flags = [
  '--headless',
  '--remote-debugging-pipe',
  '--disable-gpu',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-pings',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-sync',
  '--disable-breakpad',
  '--disable-quic',
  '--mute-audio',
  '--force-color-profile=srgb',
  '--hide-scrollbars',
  '--proxy-server=http://127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
]

/** Starts a browser of its own for one job: nobody's user when we are root, an empty environment, a profile that is thrown away. */
export async function startBrowser({ chromium }: BrowserOptions): Promise<StartedBrowser> {
  if (chromium === undefined)
    return { notRun: { id: 'tidak ada Chromium (WADAH_CHROMIUM).', en: 'there is no Chromium (WADAH_CHROMIUM).' } }
  if (!existsSync(chromium))
    return {
      notRun: { id: `WADAH_CHROMIUM menyebut ${chromium}, yang tidak ada.`, en: `WADAH_CHROMIUM names ${chromium}, which is not there.` },
    }
  const profile = await mkdtemp(join(tmpdir(), 'wadah-renderer-'))
  const isRoot = process.getuid?.() === 0
  if (isRoot) await chown(profile, nobody, nobody)
  const child = spawn(chromium, [...flags, `--user-data-dir=${profile}`, 'about:blank'], {
    cwd: profile,
    env: { HOME: profile, PATH: '/usr/bin:/bin' },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    // A group of its own, so that all its processes can be ended at once.
    detached: true,
    ...(isRoot ? { uid: nobody, gid: nobody } : {}),
  })
  const kill = async (): Promise<void> => {
    await endGroup(child)
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  }
  let words = ''
  child.stderr?.on('data', (chunk: Buffer) => (words = (words + chunk.toString()).slice(-4_000)))
  const protocol = openPipeProtocol(child.stdio[4] as Readable, child.stdio[3] as Writable)
  try {
    await inTime(protocol.send('Browser.getVersion'), child)
    const lack = await sandboxLack(protocol)
    if (lack === undefined) return { protocol, kill }
    await kill()
    return { notRun: lack }
  } catch {
    await kill()
    const forbidden = /No usable sandbox|sandbox/i.test(words)
    return {
      notRun: forbidden
        ? {
            id: 'peramban tidak dapat memakai kotak pasirnya sendiri di sini, dan kode asing tidak dijalankan dengan cara lain.',
            en: 'the browser cannot use its own sandbox here, and foreign code runs in no other way.',
          }
        : { id: 'peramban tidak dapat mulai di sini.', en: 'the browser does not start here.' },
    }
  }
}

async function inTime(ready: Promise<unknown>, child: ChildProcess): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('It did not start in time.')), patienceMs)
    child.once('error', reject)
  })
  await Promise.race([ready, late]).finally(() => clearTimeout(timer))
}

/** On Linux the kernel itself says whether a page's process is confined; elsewhere the browser's word must do. */
async function sandboxLack(protocol: PipeProtocol): Promise<Text | undefined> {
  if (process.platform !== 'linux') return undefined
  // A page that answers has a process that can be looked at.
  const { targetId } = await protocol.send('Target.createTarget', { url: 'about:blank' })
  const { sessionId } = (await protocol.send('Target.attachToTarget', { targetId, flatten: true })) as { sessionId: string }
  await protocol.send('Runtime.evaluate', { expression: '1' }, sessionId)
  // A spare process that just began is not confined yet: it is looked at again until it is, or was given time enough.
  for (let look = 1; ; look += 1) {
    const seen = await lookAtPages(protocol)
    if (seen === 'confined') return undefined
    if (look === looks)
      return seen === 'open'
        ? { id: 'peramban tidak memakai kotak pasirnya sendiri.', en: 'the browser does not use its own sandbox.' }
        : {
            id: 'tidak terlihat apakah peramban memakai kotak pasirnya sendiri.',
            en: 'whether the browser uses its own sandbox cannot be seen.',
          }
    await pause(betweenLooksMs)
  }
}

/** Whether every process of a page is confined by the kernel; `unseen` where none can be looked at. */
async function lookAtPages(protocol: PipeProtocol): Promise<'confined' | 'open' | 'unseen'> {
  const { processInfo } = (await protocol.send('SystemInfo.getProcessInfo')) as { processInfo: { type: string; id: number }[] }
  const pages = processInfo.filter(({ type }) => type === 'renderer')
  const states = await Promise.all(pages.map(({ id }) => readFile(`/proc/${id}/status`, 'utf8').catch(() => undefined)))
  const known = states.filter((state) => state !== undefined)
  if (known.length === 0) return 'unseen'
  return known.every((state) => /^Seccomp:\s+2$/m.test(state) && /^NoNewPrivs:\s+1$/m.test(state)) ? 'confined' : 'open'
}

async function endGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    child.kill('SIGKILL')
  }
  await gone
}
