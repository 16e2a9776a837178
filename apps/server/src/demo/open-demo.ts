import { existsSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { DemoServices } from '@wadah/api/services'
import { findConnection, saveConnection } from '@wadah/db/connections'
import { latestDeposit } from '@wadah/db/deposits'
import { findReleaseVersion } from '@wadah/db/releases'
import { readSetting, writeSetting } from '@wadah/db/settings'
import { findUserByEmail } from '@wadah/db/users'
import { CodedError, isCodedError } from '@wadah/errors'
import type { Foundation } from '../start/foundation.ts'
import type { Machinery } from '../start/machinery.ts'
import { loadDemoData, type DemoData } from './demo-data.ts'
import { DemoKeys } from './demo-keys.ts'
import { createDemoPublisher, type DemoPublisher } from './demo-publisher.ts'
import { layOutBoards } from './lay-out-boards.ts'
import { nextReleases, packedReleases, type PackedFile } from './packed-releases.ts'
import { simulatorEntry, startSimulator, type SimulatorProcess } from './simulator-process.ts'

/** The demo of a city: simulated sources, users for every role, releases and boards. */
export interface Demo {
  simulatorUrl: string | undefined
  services: DemoServices
  /** The user who plays a role, and that user's first screen. */
  userOf(role: string): Promise<{ userId: string; start: string } | undefined>
  /** Puts in what is missing: users, connections, boards, releases and uploads. */
  seed(machinery: Machinery): Promise<void>
}

/** What seeding works with. */
interface Seeding {
  foundation: Foundation
  data: DemoData
  keys: DemoKeys
  publisher: DemoPublisher
}

const root = join(import.meta.dirname, '..', '..', '..', '..')

/** Opens the demo and starts its simulator. */
export async function openDemo(foundation: Foundation, stack: AsyncDisposableStack): Promise<Demo> {
  const { database, folder, listening, now, demoSeed } = foundation
  const data = loadDemoData(demoSeed.dataFolder)
  const keys = new DemoKeys(folder.file('keys'), database, now)
  const publisher = createDemoPublisher(listening.url, now)
  const simulator = await openSimulator(foundation)
  stack.defer(() => simulator?.stop())
  const seeding = { foundation, data, keys, publisher }
  return {
    simulatorUrl: simulator?.url,
    services: demoServices(simulator, seeding),
    async userOf(role) {
      const user = data.users.find(({ plays }) => plays === role)
      const row = user && (await findUserByEmail(database, user.email))
      return row && user && { userId: row.id, start: user.start }
    },
    seed: (machinery) => seed(seeding, machinery),
  }
}

async function openSimulator({ demoSeed, say, log }: Foundation): Promise<SimulatorProcess | undefined> {
  if (!demoSeed.simulator) return undefined
  say('Starting the simulated source systems …')
  if (existsSync(simulatorEntry)) return startSimulator({ log: (line) => log({ level: 'debug', message: `simulator: ${line}` }) })
  say(`  there is no simulator at ${simulatorEntry}: sources stay silent`)
  return undefined
}

function demoServices(simulator: SimulatorProcess | undefined, seeding: Seeding): DemoServices {
  const { database, demoSeed } = seeding.foundation
  return {
    sources: async () => simulator?.sources() ?? [],
    async control(source, mode) {
      if (simulator === undefined) throw new CodedError('not_found', 'There is no simulator.')
      await simulator.control(source, mode)
    },
    async publishNext() {
      for (const release of await nextReleases(demoSeed.pluginsFolder)) {
        if ((await findReleaseVersion(database, release.plugin, release.version)) !== undefined) continue
        await publishPacked(release, seeding)
        return { plugin: release.plugin, version: release.version }
      }
      return undefined
    },
  }
}

async function seed(seeding: Seeding, { identity, jobs }: Machinery): Promise<void> {
  const { foundation, data, keys } = seeding
  const { database, now, city } = foundation
  for (const { name, email, roles, opd } of data.users) {
    if ((await findUserByEmail(database, email)) === undefined) await identity.createUser({ name, email, roles, opd })
  }
  for (const { opd, name, kind, baseUrl, simulation } of data.connections) {
    if ((await findConnection(database, opd, name)) === undefined) {
      await saveConnection(database, { opd, name, kind, baseUrl, simulation, updatedAt: new Date(now()), updatedBy: 'demo' })
    }
  }
  // A key for every OPD, so that an author can try `wadah publish` as any of them.
  for (const { id } of city.opds) await keys.of(id)
  await publishAll(seeding)
  await uploadAll(seeding)
  await layOutBoards(database, data.boards, new Date(now()))
  await jobs.reschedule()
}

async function publishAll(seeding: Seeding): Promise<void> {
  const { foundation } = seeding
  const releases = await packedReleases(foundation.demoSeed.pluginsFolder)
  if (releases.length === 0) foundation.say('No packed plugins were found; run: npx turbo run pack')
  for (const release of releases) {
    if ((await findReleaseVersion(foundation.database, release.plugin, release.version)) !== undefined) continue
    foundation.say(`Publishing ${release.plugin} ${release.version} …`)
    try {
      await publishPacked(release, seeding)
    } catch (error) {
      // One release that is refused must not keep the rest of the demo from starting.
      if (!isCodedError(error)) throw error
      foundation.say(`  refused: ${error.code}: ${error.message}`)
    }
  }
}

async function publishPacked(release: PackedFile, { keys, publisher }: Seeding): Promise<void> {
  await publisher.publish(release.tarball, await keys.of(release.opd))
}

const uploadedKey = 'demo-uploads'

async function uploadAll({ foundation, data, keys, publisher }: Seeding): Promise<void> {
  const { database, demoSeed, say } = foundation
  const done = new Set(await readSetting<string[]>(database, uploadedKey))
  for (const { plugin, procedure, file } of data.deposits) {
    const id = `${plugin}/${procedure}/${file}`
    // Once only: a deposit that was taken back in a demo stays away.
    if (done.has(id) || (await latestDeposit(database, plugin, procedure)) !== undefined) continue
    const path = [resolve(demoSeed.dataFolder, file), resolve(root, file)].find((candidate) => existsSync(candidate))
    if (path === undefined) throw new CodedError('config_invalid', `The demo's file ${file} is missing.`)
    say(`Uploading ${basename(path)} to ${plugin} …`)
    try {
      await publisher.upload(
        { plugin, procedure, fileName: basename(path), bytes: readFileSync(path) },
        await keys.of(plugin.split('.')[0] ?? ''),
      )
      await writeSetting(database, uploadedKey, [...done.add(id)])
    } catch (error) {
      if (!isCodedError(error)) throw error
      say(`  refused: ${error.code}: ${error.message}`)
    }
  }
}
