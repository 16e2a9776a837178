import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import { build, esmExternalRequirePlugin, type Plugin, type Rolldown } from 'vite'

/** Modules that the shell shares with widgets, each before those that import it. */
export const sharedSpecifiers = [
  'react',
  'react/jsx-runtime',
  'react-dom',
  'react-dom/client',
  '@wadah/plugin-sdk/charts',
  '@wadah/plugin-sdk/widget',
] as const

/**
 * Those the shell itself takes through the import map: what keeps state must be one copy. Of the charts it draws little besides the
 * shapes of freshness, so it has those few pieces in its own code, and nobody waits for all of them before the first paint.
 */
export const shellSpecifiers = sharedSpecifiers.filter((specifier) => specifier !== '@wadah/plugin-sdk/charts')

/** Those a page needs before its first paint; the others are fetched with the first widget. */
export const firstSpecifiers: readonly string[] = sharedSpecifiers.filter((specifier) => !specifier.startsWith('@wadah/'))

/** One built shared module. */
export interface SharedFile {
  specifier: string
  /** Path below the site's root. */
  path: string
  code: string
  sha256: string
  /** For the import map. */
  integrity: string
}

const require = createRequire(import.meta.url)
const entryId = 'virtual:wadah-shared'
const isName = (name: string): boolean => /^[A-Za-z_$][\w$]*$/.test(name) && name !== 'default'

/** React is CommonJS: `export *` would give no names, so they are listed from what it really exports. */
function entryCode(specifier: string): string {
  if (specifier.startsWith('@wadah/')) return `export * from ${JSON.stringify(specifier)}`
  const names = Object.keys(require(specifier) as object).filter(isName)
  return `import whole from ${JSON.stringify(specifier)}\nexport default whole\nexport const { ${names.join(', ')} } = whole\n`
}

function entryPlugin(code: string): Plugin {
  return {
    name: 'wadah-shared-entry',
    resolveId: (id) => (id === entryId ? `\0${entryId}` : undefined),
    load: (id) => (id === `\0${entryId}` ? code : undefined),
  }
}

async function buildOne(specifier: string, root: string): Promise<SharedFile> {
  const others = sharedSpecifiers.filter((other) => other !== specifier)
  const isOurs = specifier.startsWith('@wadah/')
  const result = await build({
    configFile: false,
    root,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [entryPlugin(entryCode(specifier)), ...(isOurs ? [] : [esmExternalRequirePlugin({ external: [...others] })])],
    build: {
      write: false,
      target: 'es2023',
      modulePreload: false,
      copyPublicDir: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: entryId,
        preserveEntrySignatures: 'strict',
        ...(isOurs ? { external: [...others] } : {}),
        output: { format: 'es', codeSplitting: false },
      },
    },
  })
  const [chunk] = ((Array.isArray(result) ? result[0] : result) as Rolldown.RolldownOutput).output
  const hash = (algorithm: string): Buffer => createHash(algorithm).update(chunk.code).digest()
  const name = specifier.replace('@wadah/plugin-sdk/', 'sdk-').replace('/', '-')
  return {
    specifier,
    path: `/assets/shared-${name}-${hash('sha256').toString('hex').slice(0, 10)}.js`,
    code: chunk.code,
    sha256: hash('sha256').toString('hex'),
    integrity: `sha384-${hash('sha384').toString('base64')}`,
  }
}

/** Builds every shared module into one self-contained file that imports only other shared modules. */
export async function buildSharedModules(root: string): Promise<SharedFile[]> {
  process.env['NODE_ENV'] = 'production'
  return Promise.all(sharedSpecifiers.map((specifier) => buildOne(specifier, root)))
}
