import { CodedError } from '@wadah/errors'
import { sha256Hex } from './sha256.ts'
import type { ModuleFile } from './shared-modules.ts'

const texts = new Map<string, Promise<string>>()

/**
 * Fetches a file and verifies that it is the one its address names; the same file is fetched once.
 *
 * @remarks Throws `integrity_mismatch` when a single byte differs, `offline` when it cannot be fetched.
 */
export function fetchVerified(file: ModuleFile): Promise<string> {
  const known = texts.get(file.sha256)
  if (known) return known
  const loading = load(file)
  texts.set(file.sha256, loading)
  // What failed once is tried again.
  loading.catch(() => texts.delete(file.sha256))
  return loading
}

async function load({ url, sha256 }: ModuleFile): Promise<string> {
  let bytes: Uint8Array<ArrayBuffer>
  try {
    const response = await fetch(url)
    if (!response.ok) throw new Error(`status ${response.status}`)
    bytes = new Uint8Array(await response.arrayBuffer())
  } catch (cause) {
    throw new CodedError('offline', `${url} cannot be fetched.`, { cause })
  }
  const actual = await sha256Hex(bytes)
  if (actual !== sha256)
    throw new CodedError('integrity_mismatch', `${url} is not the file that was sealed; it will not run.`, {
      details: { expected: sha256, actual },
    })
  return new TextDecoder().decode(bytes)
}
