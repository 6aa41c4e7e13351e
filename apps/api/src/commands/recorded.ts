import { ApiProperty } from '@nestjs/swagger';

/** What a write answers. */
export class Recorded {
  @ApiProperty({ example: 'unoct' })
  readonly id!: string;
  @ApiProperty({ example: 'office-unoct' })
  readonly stream!: string;
  @ApiProperty({ example: '0', description: 'Of the last event recorded; the ETag too.' })
  readonly revision!: string;
  @ApiProperty({ example: '1', description: 'In the whole log: a read takes it as Read-After.' })
  readonly position!: string;
}
