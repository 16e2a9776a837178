// Makes an administrator: wadah create-admin --real --email … --name …; the password is asked for.
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import { CodedError } from '@wadah/errors'
import { loadCity } from '../city/load-city.ts'
import { loadConfig } from '../config.ts'
import { newUserSchema, type NewUser } from '../identity/new-user.ts'
import { openDataFolder } from '../start/data-folder.ts'
import { openIdentity } from '../start/open-identity.ts'
import { openServerLog } from '../start/server-log.ts'
import { openStorage } from '../start/open-storage.ts'
import { askRunningServer } from '../start/running-file.ts'
import { answerOf } from './answer-of.ts'
import { runCommand } from './run-command.ts'

const { values } = parseArgs({
  options: { real: { type: 'boolean' }, email: { type: 'string' }, name: { type: 'string' }, opd: { type: 'string' } },
})

async function askPassword(): Promise<string> {
  process.stderr.write('Password (at least 12 characters; it is not shown): ')
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: process.stdin.isTTY })
  const password = await lines.question('')
  lines.close()
  process.stderr.write('\n')
  return password
}

async function createHere(user: NewUser): Promise<void> {
  const config = loadConfig(values.real ? ['--real'] : [])
  const folder = openDataFolder(config.dataDir, config.demo ? 'demo' : 'real', config.city)
  const log = openServerLog(folder.file('log'), config.logLevel, true)
  const database = await openStorage(config, folder, loadCity(config.city), log)
  try {
    const secret = config.secret ?? folder.secretWord('secret').word
    await openIdentity({ config, database, secret, origins: ['http://localhost'], now: Date.now, log }).createUser(user)
  } finally {
    await database.close()
    log.flush()
  }
}

await runCommand(async () => {
  const config = loadConfig(values.real ? ['--real'] : [])
  const user = newUserSchema.safeParse({
    name: values.name,
    email: values.email,
    roles: ['curator', 'operator'],
    opd: values.opd,
  }).data
  if (user === undefined)
    throw new CodedError(
      'invalid_input',
      'Write: wadah create-admin --real --email you@example.go.id --name "Your name" (and --opd for the office you belong to).',
    )
  const complete = { ...user, password: await askPassword() }
  const answer = await askRunningServer(config.dataDir, '/local/users', complete)
  if (answer === undefined) await createHere(complete)
  else await answerOf(answer)
  return `${user.name} may sign in with ${user.email} as curator and operator.`
})
