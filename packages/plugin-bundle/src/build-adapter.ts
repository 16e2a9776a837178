import { existsSync } from 'node:fs'
import { mkdir, rm, rmdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { recordedContractSchema, type RecordedContract } from '@wadah/contracts/recorded-contract'
import { isCodedError } from '@wadah/errors'
import { buildModule, type BuiltModule } from './build-module.ts'
import { checkSelfContained } from './check-imports.ts'
import { refuse } from './refuse.ts'

function adapterFile(pluginDir: string): string {
  const file = join(pluginDir, 'src', 'adapter.ts')
  if (!existsSync(file)) throw refuse('invalid_release', 'src/adapter.ts', 'A plugin has an adapter; this file is not there.')
  return file
}

/** Builds the adapter into one classic script for the sandbox, with its source map. */
export async function buildAdapter(pluginDir: string): Promise<BuiltModule> {
  const importer = adapterFile(pluginDir)
  const entry = `import { serveAdapter } from '@wadah/plugin-sdk/adapter-runtime'\nimport { adapter } from './adapter.ts'\nserveAdapter(adapter)\n`
  const built = await buildModule({ pluginDir, entry, importer, format: 'iife', external: [], sourcemap: true, minify: true })
  await checkSelfContained('adapter.js', built.code)
  return built
}

/** Records the contract of the adapter by running its description here, where the author's own code may run. */
export async function recordContract(pluginDir: string): Promise<RecordedContract> {
  const importer = adapterFile(pluginDir)
  const entry = `import { describeAdapter } from '@wadah/plugin-sdk/adapter-describe'\nimport { adapter } from './adapter.ts'\nexport const contract = describeAdapter(adapter)\n`
  const { code } = await buildModule({ pluginDir, entry, importer, format: 'es', external: [], sourcemap: false, minify: false })
  // Beside the plugin's other output, under a name of its own: a module is loaded once by its address.
  const folder = join(pluginDir, 'dist', '.describe')
  const path = join(folder, `${process.pid}-${process.hrtime.bigint()}.mjs`)
  await mkdir(folder, { recursive: true })
  await writeFile(path, code)
  try {
    const { contract } = (await import(pathToFileURL(path).href)) as { contract: unknown }
    // Undefined fields that zod leaves behind do not survive the file; compare what will be written.
    return recordedContractSchema.parse(JSON.parse(JSON.stringify(contract)))
  } catch (cause) {
    if (isCodedError(cause)) throw refuse('invalid_contract', 'src/adapter.ts', cause.message, cause)
    throw refuse(
      'invalid_contract',
      'src/adapter.ts',
      `Its contract cannot be recorded: ${cause instanceof Error ? cause.message : String(cause)}`,
      cause,
    )
  } finally {
    await rm(path, { force: true })
    // Another pack of the same plugin may still be at work in it.
    await rmdir(folder).catch(() => undefined)
  }
}
