import type { SessionHandlers, WidgetInit, WidgetSession } from './widget-session.ts'
import type { ModuleFile, SharedModules } from './shared-modules.ts'

/** What is needed to mount a widget, whatever its tier. */
export interface MountOptions {
  /** An empty element that the widget fills. */
  slot: HTMLElement
  /** Names the frame for those who do not see it. */
  title: string
  module: ModuleFile
  shared: SharedModules
  init: WidgetInit
  handlers: SessionHandlers
}

/** What a frame must be given, since it can fetch nothing. */
export interface FrameAssets {
  /** CSS of the tokens, as text. */
  css: string
  font?: { family: string; weights: string; bytes: ArrayBuffer } | undefined
}

/** A mounted widget. */
export interface MountedWidget {
  session: WidgetSession
  /** Takes the widget out and leaves the slot empty. */
  unmount(): void
}
