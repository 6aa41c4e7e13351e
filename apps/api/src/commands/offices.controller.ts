import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller } from '#application/execute.ts';
import {
  DissolveOfficeBody,
  EstablishOfficeBody,
  JoinMemberBody,
  LeaveMemberBody,
  RenameOfficeBody,
  ReviseMandateBody,
  TransferFunctionsBody,
} from '../bodies/office-bodies.ts';
import { Records } from '../docs/operation.ts';
import { Asked, Reply } from './asked.ts';
import { MemberPath, RecordPath, Stream } from './paths.ts';
import type { Recorded } from './recorded.ts';
import { Recorder } from './recorder.ts';

@ApiTags('Offices')
@Controller('v1/offices')
export class OfficesController {
  readonly #recorder: Recorder;
  constructor(recorder: Recorder) {
    this.#recorder = recorder;
  }

  @Post()
  @Records('OfficeEstablished', 'Put an office on record')
  establishOffice(@Body() body: EstablishOfficeBody, @Asked() caller: Caller, @Reply() reply: Reply): Promise<Recorded> {
    return this.#recorder.open('EstablishOffice', body, caller, reply);
  }

  @Post(':id/names')
  @Records('OfficeRenamed', 'Record that an office has another name from a day on')
  renameOffice(
    @Param() _: RecordPath,
    @Stream() stream: string,
    @Body() body: RenameOfficeBody,
    @Asked() caller: Caller,
    @Reply() reply: Reply,
  ): Promise<Recorded> {
    return this.#recorder.record('RenameOffice', stream, body, caller, reply);
  }

  @Post(':id/mandate')
  @Records('OfficeMandateRevised', 'Record that an office has another mandate from a day on')
  reviseOfficeMandate(
    @Param() _: RecordPath,
    @Stream() stream: string,
    @Body() body: ReviseMandateBody,
    @Asked() caller: Caller,
    @Reply() reply: Reply,
  ): Promise<Recorded> {
    return this.#recorder.record('ReviseOfficeMandate', stream, body, caller, reply);
  }

  @Post(':id/dissolution')
  @Records('OfficeDissolved', 'Record that an office was dissolved')
  dissolveOffice(
    @Param() _: RecordPath,
    @Stream() stream: string,
    @Body() body: DissolveOfficeBody,
    @Asked() caller: Caller,
    @Reply() reply: Reply,
  ): Promise<Recorded> {
    return this.#recorder.record('DissolveOffice', stream, body, caller, reply);
  }

  @Post(':id/transfers')
  @Records('OfficeFunctionsTransferred', 'Record that functions of an office went to another')
  transferOfficeFunctions(
    @Param() _: RecordPath,
    @Stream() stream: string,
    @Body() body: TransferFunctionsBody,
    @Asked() caller: Caller,
    @Reply() reply: Reply,
  ): Promise<Recorded> {
    return this.#recorder.record('TransferOfficeFunctions', stream, body, caller, reply);
  }

  @Post(':id/members')
  @Records('MemberEntityJoined', 'Record that an entity joined a framework')
  joinMemberEntity(
    @Param() _: RecordPath,
    @Stream() stream: string,
    @Body() body: JoinMemberBody,
    @Asked() caller: Caller,
    @Reply() reply: Reply,
  ): Promise<Recorded> {
    return this.#recorder.record('JoinMemberEntity', stream, body, caller, reply);
  }

  @Post(':id/members/:member/departure')
  @Records('MemberEntityLeft', 'Record that an entity left a framework')
  leaveMemberEntity(
    @Param() { member }: MemberPath,
    @Stream() stream: string,
    @Body() body: LeaveMemberBody,
    @Asked() caller: Caller,
    @Reply() reply: Reply,
  ): Promise<Recorded> {
    return this.#recorder.record('LeaveMemberEntity', stream, Object.assign({ member }, body), caller, reply);
  }
}
