import tokensCss from '@wadah/plugin-sdk/tokens.css?inline'
import { fontFamily, fontUrl, fontWeights } from '@wadah/ui/font'
import type { FrameAssets } from '@wadah/plugin-host/mount-options'

let assets: Promise<FrameAssets> | undefined

/** What frames are given since they can fetch nothing: tokens and the typeface. Without the typeface they use the system's. */
export function frameAssets(): Promise<FrameAssets> {
  assets ??= fetch(fontUrl)
    .then(async (response) => (response.ok ? { family: fontFamily, weights: fontWeights, bytes: await response.arrayBuffer() } : undefined))
    .catch(() => undefined)
    .then((font) => ({ css: tokensCss, font }))
  return assets
}
