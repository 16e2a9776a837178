import type { IntakeError } from '@wadah/contracts/recorded-contract'

/** What became of an upload. */
export type UploadOutcome =
  | { kind: 'accepted'; revision: number; rows: number }
  | { kind: 'rejected'; errors: IntakeError[] }
  | { kind: 'failed'; code: string; message: string }

/** Sends a table to an intake: accepted whole, or not at all. */
export async function sendTable(plugin: string, procedure: string, file: File): Promise<UploadOutcome> {
  try {
    const response = await fetch(`/intake/${plugin}/${procedure}`, {
      method: 'POST',
      body: file,
      headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(file.name) },
    })
    const answer = (await response.json()) as {
      ok?: boolean
      revision?: number
      rows?: number
      errors?: IntakeError[]
      code?: string
      message?: string
    }
    if (response.ok && answer.ok) return { kind: 'accepted', revision: answer.revision ?? 0, rows: answer.rows ?? 0 }
    if (answer.errors) return { kind: 'rejected', errors: answer.errors }
    return { kind: 'failed', code: answer.code ?? 'internal', message: answer.message ?? `status ${response.status}` }
  } catch {
    return { kind: 'failed', code: 'offline', message: '' }
  }
}

/** A template with the headers and one example row. */
export function templateOf(columns: readonly { header: string; example: string }[]): Blob {
  const row = (cells: string[]): string => cells.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')
  return new Blob([`\uFEFF${row(columns.map((column) => column.header))}\r\n${row(columns.map((column) => column.example))}\r\n`], {
    type: 'text/csv',
  })
}
