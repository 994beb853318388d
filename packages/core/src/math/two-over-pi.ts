/** The digits of 2/π behind the point in base 2²⁴, after three zeros. */
const digits =
  "a2f9836e4e441529fc2757d1f534ddc0db6295993c439041fe5163abdebbc561b7246e3a424dd2e006492eea09d1921c" +
  "fe1deb1cb129a73ee88235f52ebb4484e99c7026b45f7e413991d639835339f49c845f8bbdf9283b1ff897ffde05980f" +
  "ef2f118b5a0a6d1f6d367ecf27cb09b74f463f669e5fea2d7527bac7ebe5f17b3d0739f78a5292ea6bfb5fb11f8d5d08" +
  "560330";

export const twoOverPi: readonly number[] = [
  0,
  0,
  0,
  ...digits.match(/.{6}/g)!.map((digit) => Number.parseInt(digit, 16)),
];
