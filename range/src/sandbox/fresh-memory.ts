import releaseSync from '@jitl/quickjs-wasmfile-release-sync'
import {
  newQuickJSWASMModuleFromVariant,
  newVariant,
  type QuickJSSyncVariant,
  type QuickJSWASMModule,
} from 'quickjs-emscripten-core'

/** A QuickJS module whose memory is put back to what it was at its birth before every run. */
export interface FreshModule {
  /** The module with fresh memory; whatever an earlier run left is gone. */
  fresh(): QuickJSWASMModule
  /** Size of its memory in bytes; it grows to its maximum and never shrinks. */
  bytes(): number
  /** Whether this run has written into the last eighth of what the memory may grow to. */
  nearlyFull(): boolean
}

// the package's types are those of its CommonJS build, whose default export is one level deeper
const variant = releaseSync as unknown as QuickJSSyncVariant

/** What a run of the module writes into. */
interface WasmMemory {
  readonly buffer: ArrayBuffer
}

// TypeScript knows this value only beside the DOM
const {Memory} = (
  globalThis as unknown as {
    WebAssembly: {Memory: new (pages: {initial: number; maximum: number}) => WasmMemory}
  }
).WebAssembly

type WasmOptions = NonNullable<Parameters<typeof newVariant>[1]>

const pageBytes = 65_536
/** What the module declares as its least. */
const initialPages = 256
/** 64 MiB. QuickJS's own limit is not enforced in this build; that of the memory is. */
const maximumPages = 1024

/**
 * Makes a QuickJS module. One memory serves all runs: instantiating a module cannot be done at
 * once, restoring its memory can (about 3 ms), and an exhausted or corrupted heap is undone with it.
 */
export async function openFreshModule(): Promise<FreshModule> {
  const wasmMemory = new Memory({initial: initialPages, maximum: maximumPages})
  // what the C code writes before it aborts is of no use to anybody who reads our log
  const emscriptenModule: {locateFile?: never} = silent
  const module = await newQuickJSWASMModuleFromVariant(
    // the type of a memory is another one where the DOM is known
    newVariant(variant, {wasmMemory, emscriptenModule} as unknown as WasmOptions),
  )
  const atBirth = withoutTrailingZeros(new Uint8Array(wasmMemory.buffer))

  function fresh(): QuickJSWASMModule {
    const memory = new Uint8Array(wasmMemory.buffer)
    memory.set(atBirth)
    memory.fill(0, atBirth.length)
    return module
  }

  /** By what was written and not by the size, which an earlier run may have made. */
  function nearlyFull(): boolean {
    const end = new Uint8Array(wasmMemory.buffer).subarray((maximumBytes / 8) * 7)
    return end.some((byte) => byte !== 0)
  }

  return {fresh, bytes: () => wasmMemory.buffer.byteLength, nearlyFull}
}

/** The most that a module's memory grows to, in bytes. */
export const maximumBytes = maximumPages * pageBytes

/** Emscripten takes these, though the package's types do not name them. */
const silent: object = {print: ignore, printErr: ignore}

function withoutTrailingZeros(memory: Uint8Array): Uint8Array {
  let end = memory.length
  while (end > 0 && memory[end - 1] === 0) end--
  return memory.slice(0, end)
}

function ignore(): void {}
