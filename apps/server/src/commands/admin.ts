// What helps when nobody can sign in any more: node apps/server/src/commands/admin.ts --real list, or an act and an e-mail.
import { parseArgs } from 'node:util'
import { CodedError } from '@wadah/errors'
import { loadCity } from '../city/load-city.ts'
import { loadConfig, type Config } from '../config.ts'
import { actLocally, localActSchema, type LocalAct, type LocalActOutcome } from '../identity/local-acts.ts'
import { openDataFolder } from '../start/data-folder.ts'
import { openIdentity } from '../start/open-identity.ts'
import { openStorage } from '../start/open-storage.ts'
import { askRunningServer, runningUrl } from '../start/running-file.ts'
import { openServerLog } from '../start/server-log.ts'
import { answerOf } from './answer-of.ts'
import { recoverySheet } from './recovery-sheet.ts'
import { runCommand } from './run-command.ts'

const usage = `Write one of:
  wadah admin list                               everybody, and how they may sign in
  wadah admin reset-password <e-mail>            a one-time link for a new password
  wadah admin reset-second-factor <e-mail>       removes app, recovery codes and passkeys
  wadah admin make-administrator <e-mail>        gives the roles curator and operator, and lets them in
  wadah admin recovery-sheet                     a sheet to print and lock away
Add --real for a real installation; WADAH_DATA_DIR names its folder.`

const { values, positionals } = parseArgs({ options: { real: { type: 'boolean' } }, allowPositionals: true })

async function actHere(config: Config, order: LocalAct): Promise<LocalActOutcome> {
  const folder = openDataFolder(config.dataDir, config.demo ? 'demo' : 'real', config.city)
  const log = openServerLog(folder.file('log'), config.logLevel, true)
  const database = await openStorage(config, folder, loadCity(config.city), log)
  try {
    const secret = config.secret ?? folder.secretWord('secret').word
    const identity = openIdentity({
      config: { ...config, sso: undefined },
      database,
      secret,
      origins: ['http://localhost'],
      now: Date.now,
      log,
    })
    return await actLocally({ database, identity: identity.servicesFor({ session: undefined, address: undefined }), now: Date.now }, order)
  } finally {
    await database.close()
    log.flush()
  }
}

function addressOf(config: Config): string {
  const scheme = config.tls === undefined ? 'http' : 'https'
  return config.origin ?? runningUrl(config.dataDir)?.replace('127.0.0.1', 'localhost') ?? `${scheme}://localhost:${config.port}`
}

await runCommand(async () => {
  const config = loadConfig(values.real ? ['--real'] : [])
  const [act, email] = positionals
  if (act === 'recovery-sheet') return recoverySheet(config, addressOf(config))
  const order = localActSchema.safeParse({ act, ...(email === undefined ? {} : { email }) }).data
  if (order === undefined) throw new CodedError('invalid_input', usage)
  const answer = await askRunningServer(config.dataDir, '/local/people', order)
  const { lines, link } = answer === undefined ? await actHere(config, order) : await answerOf<LocalActOutcome>(answer)
  return [...lines, ...(link === undefined ? [] : [`${addressOf(config)}${link}`])].join('\n')
})
