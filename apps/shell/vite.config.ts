import react from '@vitejs/plugin-react'
import { defineConfig, esmExternalRequirePlugin } from 'vite'
import { shellSpecifiers } from './build/shared-modules.ts'
import { shareModules } from './build/share-modules-plugin.ts'
import { trimLocales } from './build/trim-locales.ts'

export default defineConfig({
  plugins: [
    react(),
    trimLocales(),
    shareModules(import.meta.dirname),
    // Some libraries are CommonJS and require React; their calls become imports that go through the import map.
    esmExternalRequirePlugin({ external: [...shellSpecifiers] }),
  ],
  build: {
    target: 'es2023',
    // Polyfills of the preload helper are inline scripts, which the policy refuses.
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    assetsInlineLimit: 0,
  },
})
