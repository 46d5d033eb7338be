#!/usr/bin/python3
"""Hands files in at a Shangji node, written from the protocol article alone.

usage: submit.py ENDPOINT GOAL FILE...
From another machine NODE is the name under which it was admitted, SERVER_KEY the node's key, and PUBLIC_KEY and SECRET_KEY its own,
in the environment.
"""
import hashlib
import json
import os
import sys
import time

import zmq

RANKS = {"taken": 0, "stored": 1, "settled": 2}


def main(endpoint, goal, paths):
    documents = {}
    for path in paths:
        with open(path, "rb") as file:
            data = file.read()
        documents[hashlib.sha256(data).hexdigest()] = (path, data)
    names = sorted(documents)
    done = {}
    context = zmq.Context()
    socket = context.socket(zmq.DEALER)
    socket.setsockopt(zmq.LINGER, 0)
    node = os.environ.get("NODE", "")
    if node:
        socket.curve_serverkey = os.environ["SERVER_KEY"].encode()
        socket.curve_publickey = os.environ["PUBLIC_KEY"].encode()
        socket.curve_secretkey = os.environ["SECRET_KEY"].encode()
    socket.connect(endpoint)

    def send(kind, body, number=0, raw=None):
        head = json.dumps({"v": 1, "kind": kind, "id": number}).encode()
        socket.send_multipart([head, json.dumps(body).encode()] + ([raw] if raw is not None else []))

    def offer(index):
        path, data = documents[names[index]]
        claim = {"node": "", "time": int(time.time() * 1000), "source": path}
        send("offer", {"document": names[index], "bytes": len(data), "claim": claim}, index + 1)

    limits = {"chunkBytes": 1 << 18, "heartbeatMilliseconds": 1000}
    greeted = None
    last_sent = 0.0
    deadline = time.monotonic() + 120
    while len(done) < len(names):
        now = time.monotonic()
        if now > deadline:
            sys.exit("no answer in time")
        if greeted is None or (greeted is not True and now - greeted >= 1):
            send("hello", {"versions": [1], "role": "submitter", "node": node, "name": "python"})
            greeted = last_sent = now
        elif now - last_sent >= limits["heartbeatMilliseconds"] / 1000:
            send("heartbeat", {})
            last_sent = now
        if not socket.poll(200):
            continue
        frames = socket.recv_multipart()
        head, body = json.loads(frames[0]), json.loads(frames[1])
        kind, number = head["kind"], head["id"]
        if kind == "welcome":
            limits = body["limits"]
            if greeted is not True:
                greeted = True
                for index in range(len(names)):
                    offer(index)
        elif kind == "pull":
            data = documents[names[number - 1]][1]
            offset, end = body["offset"], body["offset"] + body["length"]
            while offset < end:
                step = min(limits["chunkBytes"], end - offset)
                send("chunk", {"offset": offset}, number, data[offset : offset + step])
                offset += step
        elif kind == "decline":
            done[names[number - 1]] = "declined"
        elif kind == "receipt":
            receipt = body.get("receipt")
            if receipt is None:
                done[body["document"]] = "dead " + body["failure"]["code"]
            elif RANKS[receipt] >= RANKS[goal]:
                done[body["document"]] = " ".join([receipt, body.get("root") or ""]).strip()
        elif kind == "error":
            if body["code"] == "hello_first":
                greeted = None
            else:
                sys.exit(body["code"] + ": " + body["reason"])
    for name in names:
        print(name, done[name])


main(sys.argv[1], sys.argv[2], sys.argv[3:])
