import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { contentSecurityPolicy } from '@wadah/plugin-host/page-policy'
import { splitModule } from '@wadah/plugin-host/split-module'

/** A module cut at its imports; what stands between two texts is the specifier of another module. */
export interface CutModule {
  specifier: string
  parts: ({ text: string } | { specifier: string })[]
}

/** What a frame is given besides a widget, as the shell gives it. */
export interface FrameKit {
  /** Shared modules, each before those that import it. */
  modules: Promise<CutModule[]>
  css: string
  font: { family: string; weights: string; base64: string } | undefined
  /** Content Security Policy of the page. */
  policy: string
}

/** The built shell, as far as frames are made of it. */
export interface BuiltShell {
  /** Reads a file by its address, e.g. `/index.html`. */
  read(path: string): Promise<Uint8Array | undefined>
  /** What the build wrote for the policy. */
  csp: unknown
}

/** Reads from the built shell what its frames are given; undefined when it shares no modules. */
export async function readFrameKit(shell: BuiltShell): Promise<FrameKit | undefined> {
  const page = await textOf(shell, '/index.html')
  const table = /id="shared-modules">([\s\S]*?)<\/script>/.exec(page ?? '')?.[1]
  if (page === undefined || table === undefined) return undefined
  const shared = JSON.parse(table) as { specifier: string; url: string }[]
  const fontUrl = /\/assets\/plus-jakarta-sans[^"]*\.woff2/.exec(page)?.[0]
  const font = fontUrl === undefined ? undefined : await shell.read(fontUrl)
  return {
    modules: Promise.all(shared.map(async ({ specifier, url }) => cutModule(specifier, (await textOf(shell, url)) ?? ''))),
    css: readFileSync(fileURLToPath(import.meta.resolve('@wadah/plugin-sdk/tokens.css')), 'utf8'),
    font: font && { family: 'Plus Jakarta Sans Variable', weights: '200 800', base64: Buffer.from(font).toString('base64') },
    policy: contentSecurityPolicy(shell.csp),
  }
}

/** Cuts a module as the shell does. Throws `invalid_release` for a dynamic import. */
export async function cutModule(specifier: string, code: string): Promise<CutModule> {
  const parts = await splitModule(code)
  return { specifier, parts: await Promise.all(parts.map(async (part) => ('text' in part ? { text: await part.text.text() } : part))) }
}

async function textOf(shell: BuiltShell, path: string): Promise<string | undefined> {
  const body = await shell.read(path)
  return body && Buffer.from(body).toString('utf8')
}
