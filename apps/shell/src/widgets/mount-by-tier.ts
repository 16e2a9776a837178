import type { FrameAssets, MountedWidget, MountOptions } from '@wadah/plugin-host/mount-options'

/** Mounts one widget. */
export type Mount = (options: MountOptions & { assets: FrameAssets }) => MountedWidget

/** The way a tier is mounted; its code comes with the first widget that needs it, behind the first paint. */
export async function mountByTier(isFrame: boolean): Promise<Mount> {
  if (isFrame) return (await import('@wadah/plugin-host/frame-mount')).mountInFrame
  const [{ mountInPage }, { mountWidget }] = await Promise.all([
    import('@wadah/plugin-host/page-mount'),
    import('@wadah/plugin-sdk/widget'),
  ])
  return (options) => mountInPage({ ...options, mountWidget })
}
