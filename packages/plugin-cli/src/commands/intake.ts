import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { IntakeError } from '@wadah/contracts/recorded-contract'
import { CodedError, type ErrorCode } from '@wadah/errors'
import { say, sayError } from '../print.ts'
import { sendSigned } from '../send-signed.ts'
import { readKey } from './read-release.ts'

/** Uploads a table to an intake; accepted whole, or refused with every bad cell. */
export async function intake(target: string, file: string, options: { server: string; key: string }): Promise<void> {
  const key = await readKey(options.key)
  const body = await readFile(file)
  const headers = { 'x-file-name': encodeURIComponent(basename(file)) }
  const answer = await sendSigned({ server: options.server, path: `/intake/${target}`, body, headers }, key)
  const result = answer.body as { ok?: boolean; rows?: number; revision?: number; errors?: IntakeError[]; code?: string; message?: string }
  if (answer.status === 200 && result.ok) return say(`${result.rows} rows were accepted as revision ${result.revision}.`)
  if (!result.errors) throw new CodedError((result.code ?? 'internal') as ErrorCode, result.message ?? `The server answered with status ${answer.status}.`)
  for (const { row, column, message } of result.errors) say(`  baris ${row}${column === undefined ? '' : `, kolom “${column}”`}: ${message.id}`)
  sayError(new CodedError('intake_rejected', `Nothing was taken over: ${result.errors.length} cells need mending.`))
}
