import { createHash } from 'node:crypto'
import type { HtmlTagDescriptor, Plugin } from 'vite'
import { frameBootstrap } from '@wadah/plugin-host/frame-bootstrap'
import { firstLook } from './first-look.ts'
import { buildSharedModules, firstSpecifiers, type SharedFile } from './shared-modules.ts'

function sha256Source(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}

/**
 * Shares one React and one SDK between the shell and its widgets by a native import map with integrity, and writes down the hashes
 * that the server's Content Security Policy needs.
 */
export function shareModules(root: string): Plugin {
  let shared: SharedFile[] = []
  let importMap = ''
  return {
    name: 'wadah-share-modules',
    apply: 'build',
    async buildStart() {
      shared = await buildSharedModules(root)
      importMap = JSON.stringify({
        imports: Object.fromEntries(shared.map((file) => [file.specifier, file.path])),
        integrity: Object.fromEntries(shared.map((file) => [file.path, file.integrity])),
      })
    },
    generateBundle() {
      for (const file of shared) this.emitFile({ type: 'asset', fileName: file.path.slice(1), source: file.code })
      this.emitFile({
        type: 'asset',
        fileName: 'csp.json',
        source: JSON.stringify({ scripts: [importMap, firstLook, frameBootstrap].map(sha256Source) }),
      })
    },
    transformIndexHtml: {
      order: 'post',
      handler(): HtmlTagDescriptor[] {
        const table = shared.map(({ specifier, path, sha256 }) => ({ specifier, url: path, sha256 }))
        return [
          { tag: 'script', attrs: { type: 'importmap' }, children: importMap, injectTo: 'head-prepend' },
          { tag: 'script', children: firstLook, injectTo: 'head-prepend' },
          ...shared
            .filter((file) => firstSpecifiers.includes(file.specifier))
            .map((file): HtmlTagDescriptor => ({
              tag: 'link',
              attrs: { rel: 'modulepreload', href: file.path, integrity: file.integrity, crossorigin: true },
              injectTo: 'head',
            })),
          { tag: 'script', attrs: { type: 'application/json', id: 'shared-modules' }, children: JSON.stringify(table), injectTo: 'head' },
        ]
      },
    },
  }
}
