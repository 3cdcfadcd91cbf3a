/** What one classifier did on one set. Shares from 0 to 1. */
export type Result = {
  readonly classifier: string;
  readonly set: string;
  readonly accuracy: number;
  readonly outOfScope?: {
    readonly inScope: number;
    readonly recall: number;
    readonly overall: number;
    readonly auroc: number;
  };
  /** Accuracy lost when the test texts have slips. */
  readonly typoLoss?: number;
  readonly trainSeconds: number;
  readonly microsecondsPerMessage: number;
};
