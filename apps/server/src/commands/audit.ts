// Verifies or exports the audit trail: node apps/server/src/commands/audit.ts verify [--export <file>] | export <file> [--real]
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { AuditState } from '@wadah/api/services'
import { openDatabase, type Database } from '@wadah/db/open'
import { CodedError } from '@wadah/errors'
import { judgeAudit } from '../audit/audit-state.ts'
import { exportAudit, verifyExport } from '../audit/export-audit.ts'
import type { Seal } from '../audit/seal.ts'
import { loadConfig } from '../config.ts'
import { createSecretBox } from '../start/secret-box.ts'
import { askRunningServer } from '../start/running-file.ts'
import { answerOf } from './answer-of.ts'
import { runCommand } from './run-command.ts'
import { sayState } from './say-audit-state.ts'

const args = process.argv.slice(2)
const [act, ...rest] = args.filter((argument) => argument !== '--real')
const config = () => loadConfig(args.filter((argument) => argument === '--real'))

await runCommand(async () => {
  if (act === 'verify') return verify(rest[0] === '--export' ? rest[1] : undefined)
  if (act === 'export' && rest[0] !== undefined) return exportTo(resolve(rest[0]))
  throw new CodedError('invalid_input', 'Say what to do: audit verify [--export <file>], or audit export <file>')
})

async function verify(file: string | undefined): Promise<string> {
  if (file === undefined) return say(await stateOf([]))
  const kept = verifyExport(readFileSync(resolve(file), 'utf8'))
  if (kept.verdict !== 'sound') {
    process.exitCode = 1
    return sayState({ verdict: kept.verdict, at: kept.at, of: file })
  }
  const { lastId, at, keyId } = kept.seal
  const said = `${file}: ${kept.entries} entries up to number ${lastId}, sealed ${at} by the key ${keyId}. Every entry follows from the one before.`
  const state = await stateOf([kept.seal]).catch(() => undefined)
  return state === undefined ? `${said}\nNo installation is here to compare with.` : `${said}\n${say(state)}`
}

function say(state: AuditState): string {
  if (state.verdict !== 'sound' && state.verdict !== 'unsealed') process.exitCode = 1
  return sayState(state)
}

/** The state of the installation here: of the server that runs, or of its database. */
async function stateOf(more: readonly Seal[]): Promise<AuditState> {
  const { dataDir } = config()
  const answer = await askRunningServer(dataDir, '/local/audit', { seals: more })
  if (answer !== undefined) return answerOf<AuditState>(answer)
  return withDatabase((database) => judgeAudit({ database, city: config().city, backupDir: config().backupDir, more }))
}

async function exportTo(file: string): Promise<string> {
  const { dataDir, secret, city, backupDir } = config()
  const answer = await askRunningServer(dataDir, '/local/audit/export', {})
  if (answer?.ok === false) return String(await answerOf(answer))
  const own = resolve(dataDir, 'secret')
  const word = secret ?? (existsSync(own) ? readFileSync(own, 'utf8').trim() : undefined)
  if (answer === undefined && word === undefined)
    throw new CodedError('secret_missing', 'Without WADAH_SECRET the city’s key cannot be used, so nothing can be sealed.')
  const text =
    answer === undefined
      ? await withDatabase((database) => exportAudit({ database, secrets: createSecretBox(word ?? ''), city, backupDir, now: Date.now }))
      : await answer.text()
  writeFileSync(file, text, { mode: 0o600 })
  return `Wrote ${text.split('\n').length - 2} entries and their seal to ${file}.`
}

async function withDatabase<TAnswer>(work: (database: Database) => Promise<TAnswer>): Promise<TAnswer> {
  const { databaseUrl, dataDir } = config()
  if (databaseUrl === undefined && !existsSync(resolve(dataDir, 'wadah.json')))
    throw new CodedError('not_found', `There is no installation in ${dataDir}; name it in WADAH_DATA_DIR, and add --real for a real one.`)
  const database = await openDatabase(databaseUrl === undefined ? { dataDir } : { url: databaseUrl })
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}
