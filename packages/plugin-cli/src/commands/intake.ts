import { basename } from 'node:path'
import type { IntakeError } from '@wadah/contracts/recorded-contract'
import { CodedError } from '@wadah/errors'
import { say } from '../print.ts'
import { sendAs } from '../send-as.ts'
import { serverRefusal } from '../server-refusal.ts'
import { readSignIn, type SignInOptions } from '../sign-in.ts'
import { readGivenFile } from './read-release.ts'

/** Uploads a table to an intake; accepted whole, or refused with every bad cell. */
export async function intake(target: string, file: string, options: SignInOptions): Promise<void> {
  const signIn = await readSignIn(options)
  const body = await readGivenFile(file)
  const headers = { 'x-file-name': encodeURIComponent(basename(file)) }
  const answer = await sendAs({ server: options.server, path: `/intake/${target}`, body, headers }, signIn)
  const result = answer.body as { ok?: boolean; rows?: number; revision?: number; errors?: IntakeError[] }
  if (answer.status === 200 && result.ok) return say(`${result.rows} rows were accepted as revision ${result.revision}.`)
  if (!result.errors) throw serverRefusal(answer)
  for (const error of result.errors) say(`  ${whereOf(error)}: ${error.message.id}`)
  const { length } = result.errors
  throw new CodedError('intake_rejected', `Tidak ada yang diambil: ${length} hal perlu diperbaiki. Nothing was taken over.`)
}

/** The row as a spreadsheet counts it, where the header is row 1; the whole file where no row is meant. */
function whereOf({ row, column }: IntakeError): string {
  return `${row === 0 ? 'berkas' : `baris ${row + 1}`}${column === undefined ? '' : `, kolom “${column}”`}`
}
