/**
 * Paths of steps. A step of the root flow is its id (`connection`); a step of a called flow is the caller's path, a
 * slash, the flow, a colon and its id (`connection/wifi-not-working:router`). A frame is the part before the colon;
 * the root flow's frame is empty.
 */
export function stepPath(frame: string, step: string): string {
  return frame === '' ? step : `${frame}:${step}`;
}

/** The frame of the flow that the step at `path` calls. */
export function calledFrame(path: string, flow: string): string {
  return `${path}/${flow}`;
}

/** The frame a step's path lies in. */
export function frameOf(path: string): string {
  const colon = path.lastIndexOf(':');
  return colon < 0 ? '' : path.slice(0, colon);
}

/** The step's id at the end of a path. */
export function stepIdOf(path: string): string {
  return path.slice(path.lastIndexOf(':') + 1);
}

/** The path of the step that called the flow of a frame; empty for the root flow's. */
export function callerOf(frame: string): string {
  return frame.slice(0, Math.max(0, frame.lastIndexOf('/')));
}

/** The flow a frame plays, given the flow that was begun. */
export function flowOfFrame(frame: string, root: string): string {
  return frame === '' ? root : frame.slice(frame.lastIndexOf('/') + 1);
}

/** Whether `path` lies in the frame or in a flow called from it. */
export function isWithin(path: string, frame: string): boolean {
  return frame === '' || path.startsWith(`${frame}:`);
}

/** Whether a path is the step at `step` or lies in a flow that it called. */
export function belongsTo(path: string, step: string): boolean {
  return path === step || path.startsWith(`${step}/`);
}
