import type { Installation } from '@wadah/api/services'
import type { Database } from '@wadah/db/open'
import { readEpoch } from '@wadah/db/settings'
import { loadCity, type City } from '../city/load-city.ts'
import type { Config } from '../config.ts'
import { checkoutPlugins } from '../demo/packed-releases.ts'
import { hostSdk } from '../registry/host-sdk.ts'
import { openDataFolder, type DataFolder } from './data-folder.ts'
import { listen, type Listening } from './listen.ts'
import { openStorage } from './open-storage.ts'
import { createSecretBox, type SecretBox } from './secret-box.ts'
import { openServerLog, type ServerLog } from './server-log.ts'
import type { StartOptions } from './start-server.ts'
import { watchShell, type ShellWatch } from './watch-shell.ts'

/** What everything else stands on. */
export interface Foundation {
  config: Config
  city: City
  folder: DataFolder
  log: ServerLog
  listening: Listening
  database: Database
  installation: Installation
  shell: ShellWatch
  secret: string
  secretFrom: 'environment' | 'generated'
  secrets: SecretBox
  now(): number
  say(line: string): void
  demoSeed: NonNullable<StartOptions['demoSeed']>
}

/** Opens folder, log, port and database, in the order in which a person can mend what fails. */
export async function layFoundation(
  config: Config,
  { say, isTerminal, demoSeed }: StartOptions,
  stack: AsyncDisposableStack,
): Promise<Foundation> {
  const city = loadCity(config.city)
  const folder = openDataFolder(config.dataDir, config.demo ? 'demo' : 'real', config.city)
  const log = openServerLog(folder.file('log'), config.logLevel, isTerminal)
  stack.defer(() => log.flush())
  const listening = await listen(config)
  stack.defer(() => listening.close())
  const secret = settleSecret(config, folder, say)
  say(config.databaseUrl === undefined ? `Opening the embedded database in ${folder.path} …` : 'Opening PostgreSQL …')
  const database = await openStorage(config, folder, city, log)
  stack.defer(() => database.close())
  const shell = watchShell()
  stack.defer(() => shell.stop())
  const installation: Installation = {
    demo: config.demo,
    build: () => shell.current()?.build ?? 'none',
    epoch: await readEpoch(database),
    city: cityFacts(city),
    holidays: city.facts.holidays,
    attribution: city.attribution,
    safeMode: config.safeMode,
    demandsSecondFactor: config.demandsSecondFactor,
    sdk: hostSdk,
  }
  return {
    config,
    city,
    folder,
    log,
    listening,
    database,
    installation,
    shell,
    ...secret,
    secrets: createSecretBox(secret.secret),
    now: Date.now,
    say,
    demoSeed: demoSeed ?? ownSeed(city),
  }
}

function settleSecret(config: Config, folder: DataFolder, say: StartOptions['say']): Pick<Foundation, 'secret' | 'secretFrom'> {
  if (config.secret !== undefined) return { secret: config.secret, secretFrom: 'environment' }
  const { word, isNew } = folder.secretWord('secret')
  if (isNew) {
    say(`WADAH_SECRET is not set: one was made in ${folder.file('secret')}, readable by you alone.`)
    say('  Without it the stored credentials of connections cannot be read; keep a copy apart from the backups.')
  }
  return { secret: word, secretFrom: 'generated' }
}

function ownSeed(city: City): Foundation['demoSeed'] {
  return { dataFolder: city.demoFolder, pluginsFolder: checkoutPlugins, simulator: true }
}

function cityFacts({ facts, opds }: City): Installation['city'] {
  const { id, name, code, utcOffsetMinutes, mapLevel, bounds } = facts
  const itOffice = opds.find((opd) => opd.id === facts.itOffice)?.shortName ?? facts.itOffice
  return { id, name, code, utcOffsetMinutes, itOffice, mapLevel, bounds }
}
