"""The other side of the comparison: runs a workload N times on request and answers with the seconds it took."""
import sys
import time

import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)
torch.set_num_threads(int(sys.argv[1]))
a, b = torch.randn(8, 8), torch.randn(8, 8)
g = torch.randn(8, 8, requires_grad=True)


def block(inputs, outputs):
    return [nn.Conv2d(inputs, outputs, 3, padding=1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU(inplace=True), nn.MaxPool2d(2)]


net = nn.Sequential(*block(1, 32), *block(32, 64), *block(64, 128), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(128, 8))
optimizer = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9, weight_decay=5e-4, nesterov=True)
images, labels = torch.rand(128, 1, 28, 28), torch.randint(0, 8, (128,))
many = [torch.randn(64, 64, requires_grad=True) for _ in range(60)]
for p in many:
    p.grad = torch.randn(64, 64)
many_optimizer = torch.optim.SGD(many, lr=0.1, momentum=0.9, weight_decay=5e-4, nesterov=True)


def small_add():
    with torch.no_grad():
        a + b


def small_chain():
    with torch.no_grad():
        ((a * b + a).relu() - 2).sum()


def small_add_grad():
    g + b


def small_backward():
    g.grad = None
    ((g * b + g).relu() - 2).sum().backward()


def convnet_step():
    net.train()
    loss = F.cross_entropy(net(images), labels)
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    optimizer.step()


def evaluation():
    net.eval()
    with torch.inference_mode():
        net(images)


def optimizer_step():
    many_optimizer.step()


for line in sys.stdin:
    name, count = line.split()
    work = globals()[name]
    start = time.perf_counter()
    for _ in range(int(count)):
        work()
    print(time.perf_counter() - start, flush=True)
